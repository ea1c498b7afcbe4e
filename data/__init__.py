"""What is known: tables, intake, ledger, store and the questions asked of it.

This room knows nothing of meaning or of screens. Files come in at `intake`, facts lie in the `ledger`, and the only way
out is `store.Store.ask`, which answers a question of `data/sql` as known at a moment and as seen by a viewer.
"""
