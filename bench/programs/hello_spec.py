"""A hello world in typer that imports pydantic and PyYAML, as a program about specs does."""

import pydantic
import typer
import yaml

app = typer.Typer()


@app.command()
def hello(name: str = "world") -> None:
    """Greet someone."""
    typer.echo(f"hello {name}, from pydantic {pydantic.VERSION} and PyYAML {yaml.__version__}")


if __name__ == "__main__":
    app()
