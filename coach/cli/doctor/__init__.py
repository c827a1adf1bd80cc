"""`coach doctor`: checks that this computer has everything that coach needs."""
