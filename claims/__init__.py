"""The claim-contradiction tracker: machines propose, editors decide, and the imports enforce it."""
