"""ido-cli: guided triage for the Informatiepunt Digitale Overheid."""

__version__ = "0.3.0"
