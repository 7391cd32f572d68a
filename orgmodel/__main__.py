"""Run the command line: ``python -m orgmodel --help``."""

from orgmodel.cli.main import run

if __name__ == "__main__":
    run()
