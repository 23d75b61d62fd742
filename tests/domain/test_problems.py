"""Problems: what may be shown, and what may be logged."""

from dashboard.domain import problems


def test_the_exception_s_text_is_its_code_only():
    problem = problems.NoTasks("Ingen opgaver i Mettes fil.", "Vælg en anden fil.")
    assert str(problem) == "no_tasks"
    assert problem.sentence == "Ingen opgaver i Mettes fil. Vælg en anden fil."


def test_each_cause_has_a_code_of_its_own():
    causes = problems.Problem.__subclasses__()
    assert len({cause.code for cause in causes}) == len(causes)
