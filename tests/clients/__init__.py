"""What each HTTP client makes of each fault: run by `make faults`, told in docs/faults.md."""
