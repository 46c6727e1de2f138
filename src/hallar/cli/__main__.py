"""``python -m hallar.cli``."""

from hallar.cli import main

if __name__ == "__main__":
    main()
