"""Lets ``python -m ido_cli`` do what ``ido`` does."""

from ido_cli.main import main

if __name__ == "__main__":
    main()
