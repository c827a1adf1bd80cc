"""`coach prescription`: a programme for one patient as a file."""
