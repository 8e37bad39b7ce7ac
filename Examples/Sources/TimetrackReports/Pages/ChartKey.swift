/// What the colours of the bars mean; nothing where no time is billable and all bars have one colour.
struct ChartKey {
    private let hasBillable: Bool

    init(_ report: Report) {
        self.hasBillable = report.total.billableSeconds > 0
    }

    var html: String {
        guard hasBillable else { return "" }
        return "<p class=\"legend\"><span class=\"key billed\"></span> billable "
            + "<span class=\"key\"></span> not billable</p>"
    }
}
