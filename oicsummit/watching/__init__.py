"""What an administrator and a Prometheus see of the site at work: requests, jobs, queues, processes, the database."""
