-- What several marts compute the same way. Numbers are compared with a forgiveness of one billionth.
CREATE OR REPLACE MACRO forgiveness(a, b) AS 1e-9 * greatest(abs(a), abs(b), 1);
CREATE OR REPLACE MACRO at_least(a, b) AS a >= b - forgiveness(a, b);
CREATE OR REPLACE MACRO meets(value, aim, direction) AS
    CASE direction WHEN 'increase' THEN at_least(value, aim) ELSE at_least(aim, value) END;
CREATE OR REPLACE MACRO goes_beyond(aim, origin, direction) AS NOT meets(origin, aim, direction);
-- Quarters as consecutive integers; empty for a text that is no quarter.
CREATE OR REPLACE MACRO quarter_rank(quarter) AS
    CASE WHEN regexp_full_match(quarter, '\d{4}-Q[1-4]') AND quarter[1:4] <> '0000'
        THEN quarter[1:4]::INTEGER * 4 + quarter[7:7]::INTEGER - 1 END;
CREATE OR REPLACE MACRO paris_day(instant) AS
    timezone('Europe/Paris', timezone('UTC', instant))::DATE;
CREATE OR REPLACE MACRO known_on(recorded, as_of) AS
    recorded IS NULL OR paris_day(recorded) <= as_of;
CREATE OR REPLACE MACRO holds(first_day, last_day, on_day) AS
    on_day BETWEEN coalesce(first_day, DATE '0001-01-01') AND coalesce(last_day, DATE '9999-12-31');
CREATE OR REPLACE MACRO department_of(code) AS
    CASE WHEN code LIKE '97%' OR code LIKE '98%' THEN code[1:3] ELSE code[1:2] END;
-- Fractions added up from the least to the greatest: the same to the bit whatever the order of rows.
CREATE OR REPLACE MACRO ordered_sum(parts) AS list_sum(list_sort(parts));
