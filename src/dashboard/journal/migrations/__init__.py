"""Every change of the journal's tables since the first day, applied by `dashboard.journal.migrate`.

There is no way down: what is written is never deleted. A published revision is never edited; a change is a
new file in `versions`, named after its number, whose `down_revision` is the newest one there.
"""
