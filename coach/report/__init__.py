"""What a user takes away: tables, and later pages and clips."""
