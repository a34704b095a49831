"""What a worker may write: one file a stage, each safe to run twice. Nothing here queues anything."""
