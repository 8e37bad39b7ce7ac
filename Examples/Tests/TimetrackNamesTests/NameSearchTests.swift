import Testing

@testable import TimetrackNames

@Suite("Searching for a name")
struct NameSearchTests {
    private static let items = [
        NamedItem(id: "1", name: "Website", client: "Acme"),
        NamedItem(id: "2", name: "Website", client: "Babbage & Co."),
        NamedItem(id: "3", name: "Webshop"),
        NamedItem(id: "4", name: "The Mill"),
        NamedItem(id: "5", name: "the mill"),
        NamedItem(id: "6", name: "Stra\u{DF}e"),
        NamedItem(id: "7", name: "Caf\u{E9}"),
        NamedItem(id: "8", name: "Notes", isActive: false),
        NamedItem(id: "9", name: "Notes on Notes"),
        NamedItem(id: "10", name: "A/B tests", client: "Acme"),
    ]

    private func ids(_ text: String, _ strictness: NameSearch.Strictness = .partsOfNames) -> [String] {
        switch NameSearch(text, strictness).result(among: Self.items) {
        case .one(let item): ["one", item.id]
        case .inactive(let item): ["inactive", item.id]
        case .several(let items): ["several"] + items.map(\.id)
        case .none(let items): ["none"] + items.map(\.id)
        }
    }

    @Test func takesAnIdBeforeAName() {
        #expect(ids("3") == ["one", "3"])
        #expect(ids("8") == ["inactive", "8"])
    }

    @Test func takesAnExactNameBeforeAnotherCase() {
        #expect(ids("The Mill") == ["one", "4"])
        #expect(ids("the mill") == ["one", "5"])
        #expect(ids("THE MILL") == ["several", "4", "5"])
    }

    @Test func takesTheOnlyNameWithAPart() {
        #expect(ids("shop") == ["one", "3"])
        #expect(ids("web") == ["several", "1", "2", "3"])
        #expect(ids("shop", .wholeNames) == ["none"])
    }

    @Test func letsNoOtherProjectStandInForAnArchivedOne() {
        #expect(ids("notes") == ["inactive", "8"])
        #expect(ids("notes on") == ["one", "9"])
    }

    @Test func tellsTwoOfOneNameApartByTheirClients() {
        #expect(ids("Website") == ["several", "1", "2"])
        #expect(ids("acme/website") == ["one", "1"])
        #expect(ids("Babbage & Co./Website") == ["one", "2"])
        #expect(ids("acme/web") == ["one", "1"])
        #expect(ids("acm/website") == ["none"])
    }

    @Test func knowsNamesWithSlashes() {
        #expect(ids("A/B tests") == ["one", "10"])
        #expect(ids("Acme/A/B tests") == ["one", "10"])
        #expect(NameSearch("Acme/A/B tests").filter == "B tests")
        #expect(NameSearch("/").filter == "/")
    }

    @Test func comparesAsPeopleDo() {
        #expect(ids("STRASSE") == ["one", "6"])
        #expect(ids("Cafe\u{301}") == ["one", "7"])
        #expect(ids("CAFE\u{301}") == ["one", "7"])
        #expect(ids("cafe") == ["none", "7"])
    }

    @Test func namesSimilarOnes() {
        #expect(ids("Wbeshop") == ["none", "3"])
        #expect(ids("Webshopp") == ["none", "3"])
        #expect(ids("zzz") == ["none"])
        #expect(ids("") == ["none"])
    }

    @Test func endsWithNamesOfAnyLength() {
        let long = String(repeating: "\u{202E}x\u{1B}[2J", count: 2_500)
        let items = [NamedItem(id: "1", name: long), NamedItem(id: "2", name: String(long.dropLast()))]
        #expect(NameSearch(long).result(among: items) == .one(items[0]))
        #expect(NameSearch(String(long.dropFirst(7_000)) + "y").result(among: items) == .none([]))
    }
}
