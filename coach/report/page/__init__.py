"""The report of a recording, as one HTML file and as a PDF."""
