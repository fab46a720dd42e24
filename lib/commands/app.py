"""The two groups of commands that the modules of this room fill."""

import typer

APP = typer.Typer(
    help="Balise: load, push, export and check the base.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
IMPORT = typer.Typer(
    help="Read a base, the beta.gouv.fr catalogue or values.", no_args_is_help=True
)
APP.add_typer(IMPORT, name="import")
