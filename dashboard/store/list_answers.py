"""Whether an export is the same list as the one before, where hardly a task is known from it: asked once."""

from datetime import UTC, datetime

from dashboard.domain import recorded_acts
from dashboard.domain.acts import Act
from dashboard.store.connection import Store


def open_questions(store: Store) -> list[dict]:
    """The exports that nobody has answered for: rows of queries/data/other_lists.sql."""
    others = store.ask("data/other_lists")
    return others[~others["is_answered"]].to_dict("records")


def not_the_same(store: Store) -> list[str]:
    """The ids of exports that aren't compared with the one before: not answered for, or another list."""
    others = store.ask("data/other_lists")
    return others.loc[~others["is_same"], "snapshot_id"].tolist()


def answer(store: Store, content_hash: str, previous_hash: str, same_list: bool) -> None:
    """For the later and the earlier file; what is answered last counts."""
    with store.writing() as cursor:
        cursor.execute(
            """
            insert into klik.list_answer (content_hash, previous_hash, same_list, answered_at)
            values ($content_hash, $previous_hash, $same_list, $now)
            """,
            {
                "content_hash": content_hash,
                "previous_hash": previous_hash,
                "same_list": same_list,
                "now": datetime.now(UTC).replace(tzinfo=None),
            },
        )
    store.session.record(Act.WROTE, recorded_acts.LIST_ANSWER)
