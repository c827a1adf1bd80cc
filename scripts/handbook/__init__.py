"""The pages of the documentation that are made from the program itself, so that they cannot tell anything else than it does."""
