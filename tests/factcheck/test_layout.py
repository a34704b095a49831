from pathlib import Path

from factcheck.local.layout import LONGEST_SOCKET_PATH, Layout


def test_sockets_lie_under_var_dir() -> None:
    assert Layout(Path("/srv/newsroom")).sockets == Path("/srv/newsroom/run")


def test_sockets_of_a_deep_var_dir_lie_in_a_short_folder_of_its_own() -> None:
    deep, deeper = Path("/srv") / ("d" * 120), Path("/srv") / ("e" * 120)

    assert len(str(Layout(deep).postgres_socket)) <= LONGEST_SOCKET_PATH
    assert Layout(deep).sockets == Layout(deep).sockets
    assert Layout(deep).sockets != Layout(deeper).sockets
