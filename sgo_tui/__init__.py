"""A terminal editor for the exports of «Сетевой город. Образование»."""

__version__ = "0.1.0"
