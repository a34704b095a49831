"""PostgreSQL and Valkey from their wheels, and the processes of `make run`, all under one folder: VAR_DIR."""
