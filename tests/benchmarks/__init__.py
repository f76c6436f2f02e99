"""What the harness costs beside the scraper, as ratios within one run."""
