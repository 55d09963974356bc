"""Language models behind one protocol: client, ledger, replay, local server. The only home of openai and tiktoken."""
