"""Prescriptions: a programme for one patient as a file, made, checked and followed."""
