FROM python:3.12-slim

RUN useradd --create-home --uid 1000 balise
WORKDIR /srv/balise
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY --chown=balise . .
RUN mkdir -p data/local && chown balise data/local

USER balise
VOLUME /srv/balise/data/local
EXPOSE 8501
ENV STREAMLIT_SERVER_HEADLESS=true
HEALTHCHECK CMD python -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health')"
CMD ["streamlit", "run", "app.py", "--server.address=0.0.0.0"]
