"""Whether two files are the same list: asked, answered, and forgotten with the exports."""

from datetime import date

from dashboard.store import deletion, list_answers

EARLIER = date(2026, 10, 26)


def tasks(letter: str) -> list[dict]:
    return [{"task_key": f"{letter}{number}"} for number in range(20)]


def test_an_answer_holds_for_the_two_files(store_with, add):
    store = store_with(*tasks("N"))
    add(*tasks("T"), as_of=EARLIER)
    [other] = list_answers.open_questions(store)
    assert list_answers.not_the_same(store) == [other["snapshot_id"]]
    list_answers.answer(store, other["content_hash"], other["previous_hash"], True)
    assert not list_answers.open_questions(store) and not list_answers.not_the_same(store)
    list_answers.answer(store, other["content_hash"], other["previous_hash"], False)
    assert not list_answers.open_questions(store)
    assert list_answers.not_the_same(store) == [other["snapshot_id"]]
    add(*tasks("F"), as_of=date(2026, 12, 24))
    assert len(list_answers.open_questions(store)) == 1


def test_an_answer_goes_with_either_export(store_with, add):
    store = store_with(*tasks("N"))
    for goes in ("later", "earlier"):
        earlier = add(*tasks("T"), as_of=EARLIER)
        [other] = list_answers.open_questions(store)
        list_answers.answer(store, other["content_hash"], other["previous_hash"], True)
        deletion.delete(store, [earlier if goes == "earlier" else other["snapshot_id"]])
        assert store.run("select count(*) as answers from klik.list_answer")["answers"].tolist() == [0]
        if goes == "later":
            deletion.delete(store, [earlier])
            add(*tasks("N"))
