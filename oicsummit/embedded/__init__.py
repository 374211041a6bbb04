"""PostgreSQL and Valkey from wheels, for machines without servers of their own."""
