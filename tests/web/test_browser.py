"""What a reader does, in a real browser: open, filter, click a cell to its words and back, search, archive, review."""

from __future__ import annotations

import re

import pytest

from dateline.record import Record

from .conftest import served

pytestmark = pytest.mark.xdist_group("browser")

PATHS = (
    "/", "/timeline", "/statements", "/statements/all", "/figures", "/figures/all", "/positions", "/conflicts",
    "/talks", "/stories", "/entities", "/archive", "/archive/2021", "/archive/2021/03", "/search?q=talks", "/help",
    "/decisions", "/nowhere",
)  # fmt: skip
# The contrast of every visible text with the nearest background behind it; answers what is below WCAG AA.
CONTRAST = """() => {
  const channel = c => { c /= 255; return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
  const numbers = text => { const m = text.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const behind = node => {
    for (; node; node = node.parentElement) {
      const found = numbers(getComputedStyle(node).backgroundColor);
      if (found[3] > .5) return found;
    }
    return [255, 255, 255, 1];
  };
  const low = [];
  for (const node of document.querySelectorAll('body *')) {
    const own = [...node.childNodes].some(one => one.nodeType === 3 && one.data.trim());
    const box = node.getBoundingClientRect();
    if (!own || box.width < 2 || box.height < 2) continue;
    const style = getComputedStyle(node);
    const size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 700;
    const [a, b] = [light(numbers(node.closest('svg') ? style.fill : style.color)), light(behind(node))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < (size >= 24 || (bold && size >= 18.7) ? 3 : 4.5)) low.push([node.textContent.slice(0, 40), ratio]);
  }
  return low;
}"""


def heading(page) -> str:
    return page.locator("h1").inner_text()


def test_open_and_filter_the_timeline(page):
    page.goto("/")
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Timeline").click()
    assert heading(page) == "Timeline"
    everything = page.locator("ol.timeline > li").count()
    page.locator("details.filters > summary").click()
    page.get_by_label("Since").fill("2023")
    page.get_by_role("button", name="Filter").click()
    narrowed = page.locator("ol.timeline > li").count()
    assert 0 < narrowed < everything
    page.locator("p.set a").click()
    assert page.locator("ol.timeline > li").count() == everything


def test_a_cell_leads_to_its_words_and_the_words_back_to_the_cell(page):
    page.goto("/statements/all")
    cell = page.locator("ul.claims .claim a.words").first
    said = cell.inner_text().strip("“”")
    cell.click()
    assert re.search(r"/articles/\w+#w-\w+-\d+-\d+$", page.url)
    target = page.locator(".m:target")
    assert said[:30] in re.sub(r"\s+", " ", target.inner_text())
    box = target.bounding_box()
    assert 0 <= box["y"] < 900
    assert page.evaluate("getComputedStyle(document.querySelector('.m:target')).outlineStyle") == "solid"
    target.locator("a").first.click()
    note = page.locator(".margin :target")
    assert note.count() == 1
    page.go_back()
    page.go_back()
    assert heading(page) == "Statements"


def test_the_margin_leads_to_the_row_and_the_row_to_the_words(page):
    page.goto("/articles")
    page.get_by_role("link", name="Baghdad asks Biden team").first.click()
    page.locator("ul.notes a.kind").first.click()
    assert "/rows/" in page.url
    page.locator("a.words mark").first.click()
    assert page.locator(".m:target").count() == 1


def test_a_mark_of_a_chart_opens_its_report(page):
    page.goto("/figures")
    point = page.locator("svg a.point").first
    label = point.get_attribute("aria-label")
    point.click()
    assert page.locator(".m:target").inner_text() in label


def test_search_marks_the_words_and_leads_to_the_passage(page):
    page.goto("/")
    page.get_by_placeholder("Search all reports").fill('"strategic dialogue"')
    page.keyboard.press("Enter")
    assert page.locator("ul.hits mark").first.inner_text() == "strategic dialogue"
    page.locator("ul.hits a.headline").first.click()
    assert page.locator(".block:target").count() == 1


def test_the_archive_goes_from_year_to_month_to_day_to_report(page):
    page.goto("/archive")
    page.get_by_role("link", name="2021", exact=True).click()
    page.get_by_role("link", name=re.compile("^March 2021")).click()
    page.get_by_role("link", name=re.compile("^24 March 2021")).click()
    assert heading(page) == "24 March 2021"
    page.locator("section ul.claims a.headline").first.click()
    assert page.locator(".text .block.b-title").count() == 1
    page.get_by_role("navigation", name="You are here").get_by_role("link", name="March 2021", exact=True).click()
    assert heading(page) == "March 2021"


def test_marks_can_be_switched_off_without_a_script(page):
    page.goto("/articles")
    page.locator("a.headline").nth(1).click()
    colour = "getComputedStyle(document.querySelector('.text .m-statement')).backgroundColor"
    assert page.evaluate(colour) != "rgba(0, 0, 0, 0)"
    page.get_by_label("statements").uncheck()
    assert page.evaluate(colour) == "rgba(0, 0, 0, 0)"


def test_the_keyboard_skips_to_the_content_and_sees_where_it_is(page):
    page.goto("/timeline")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(chromium, address, scheme):
    context = chromium.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    article = first_article(page)
    for path in (*PATHS, article):
        page.goto(path)
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (max(map(int, re.findall(r"\d+", paper))) < 60) == (scheme == "dark")
        assert page.evaluate(CONTRAST) == [], path
    context.close()


def test_nothing_is_wider_than_a_phone(chromium, address):
    context = chromium.new_context(base_url=address, viewport={"width": 360, "height": 740}, is_mobile=True)
    page = context.new_page()
    for path in (*PATHS, first_article(page)):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    context.close()


def first_article(page) -> str:
    page.goto("/articles")
    return page.locator("a.headline").first.get_attribute("href")


def test_a_hostile_page_runs_nothing(chromium, address):
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append("dialog"))
    for path in ("/", "/articles", "/statements/all", "/search?q=Novak", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
                 "/timeline?entity=%3Cimg+src=x+onerror=alert(1)%3E"):  # fmt: skip
        page.goto(path)
        assert page.evaluate("window.hacked") is None
    page.goto("/articles")
    page.get_by_role("link", name="Envoys meet in Ostrava").click()
    assert page.evaluate("window.hacked") is None
    assert page.locator("script, main img, [onclick], [onerror], [onload], a[href^='javascript']").count() == 0
    assert "‹RLO›" in page.locator(".text").inner_text()
    assert all(one.startswith(address) for one in asked)
    context.close()


# --- review ---------------------------------------------------------------------------------------------------


@pytest.fixture
def own(chromium, copied: Record):
    """A page of a server whose record may be changed; without scripts, for forms need none."""
    with served(copied) as address:
        context = chromium.new_context(base_url=address, java_script_enabled=False)
        context.set_default_timeout(8000)
        yield context.new_page()
        context.close()


def test_accept_is_seen_beside_the_row_and_can_be_undone(own, copied):
    own.goto("/timeline")
    first = own.locator("ol.timeline > li").first
    first.get_by_text("Review", exact=True).click()
    first.get_by_label("Note").fill("checked by phone")
    first.get_by_role("button", name="Accept").click()
    assert own.locator(".done").inner_text().startswith("Accepted:")
    assert "accepted by ana" in own.locator("ol.timeline > li").first.inner_text()
    (kept,) = copied.decisions()
    assert (kept.by, kept.note) == ("ana", "checked by phone")
    own.locator(".done").get_by_role("button", name="Undo").click()
    assert "accepted" not in own.locator("ol.timeline > li").first.inner_text()


def test_what_is_rejected_leaves_the_list_and_comes_back(own):
    own.goto("/statements/all")
    first = own.locator("ul.claims > li").first
    name = first.get_attribute("id")
    first.get_by_text("Review", exact=True).click()
    first.get_by_role("button", name="Reject").click()
    assert own.locator(f"#{name}").count() == 0
    own.get_by_role("link", name="All decisions").click()
    own.get_by_role("button", name="Undo").first.click()
    assert "taken back" in own.locator("ul.claims > li").first.inner_text()
    own.goto("/statements/all")
    assert own.locator(f"#{name}").count() == 1


def test_entities_are_merged_and_a_date_is_fixed(own, copied):
    people = [row for row in copied.entities(kind="person") if len(row.names) == 1][:2]
    own.goto(f"/entities/{people[0].id}")
    own.get_by_text("Review this entity").click()
    own.get_by_label("Is the same as").fill(people[1].name)
    own.get_by_role("button", name="Merge").click()
    assert "Merged" in own.locator(".done").inner_text()
    (article, *_) = copied.articles()
    own.goto(f"/articles/{article.id}")
    own.get_by_text("Review this report").click()
    own.get_by_label("Published on").fill("2021-02-03")
    own.get_by_role("button", name="Set the date").click()
    assert "3 February 2021" in own.locator("dl.facts").first.inner_text()
    assert "dated by ana" in own.locator("dl.facts").first.inner_text()


# --- the report -----------------------------------------------------------------------------------------------


def test_the_report_opens_as_a_file_and_reaches_for_nothing(chromium, built, tmp_path):
    with Record.open(built) as record:
        path = record.report(tmp_path / "report.html")
    context = chromium.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert page.evaluate("window.hacked") is None
    page.locator("#statements .claim a.words").first.click()
    assert page.locator(".m:target").count() == 1
    page.locator(".m:target a").first.click()
    assert page.locator(".margin :target").count() == 1
    assert asked == [path.as_uri()]
    assert len(page.pdf()) > 50_000
    context.close()
