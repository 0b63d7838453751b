"""What a search found: counts, lists in any order of which only what is shown is fetched, and what narrows them."""
