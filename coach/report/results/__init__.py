"""Results of a recording as plain values: JSON, tables, archives."""
