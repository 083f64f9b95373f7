"""Text → spans (sentences, dates, figures, mentions, quotes), one document at a time, pure."""
