extension Clockify {
    /// What a project is to be measured against: an expected time, an expected cost, or nothing.
    public struct EstimateInput: Hashable, Sendable {
        private enum Measure: Hashable {
            case none
            // Nil is the sum of the tasks' estimates.
            case time(Duration?)
            case budget(Int?)
        }

        private let measure: Measure
        private var countsMore = false
        private var reset: EstimateResetInput?

        /// No estimate.
        public static let none = EstimateInput(measure: .none)

        /// A time for the whole project.
        ///
        /// - Parameters:
        ///   - duration: The time.
        ///   - includingNonBillable: Whether time that is not billed counts too.
        ///   - reset: When it begins anew, or nil for never.
        /// - Returns: The estimate.
        public static func time(
            _ duration: Duration,
            includingNonBillable: Bool = false,
            reset: EstimateResetInput? = nil
        ) -> EstimateInput {
            EstimateInput(measure: .time(duration), countsMore: includingNonBillable, reset: reset)
        }

        /// The sum of the times that the tasks are expected to take.
        ///
        /// - Parameters:
        ///   - includingNonBillable: Whether time that is not billed counts too.
        ///   - reset: When it begins anew, or nil for never.
        /// - Returns: The estimate.
        public static func timeOfTasks(
            includingNonBillable: Bool = false,
            reset: EstimateResetInput? = nil
        ) -> EstimateInput {
            EstimateInput(measure: .time(nil), countsMore: includingNonBillable, reset: reset)
        }

        /// A budget for the whole project.
        ///
        /// - Parameters:
        ///   - amount: The budget in the currency's smallest unit, not negative.
        ///   - includingExpenses: Whether billable expenses count too.
        ///   - reset: When it begins anew, or nil for never.
        /// - Returns: The estimate.
        public static func budget(
            _ amount: Int,
            includingExpenses: Bool = false,
            reset: EstimateResetInput? = nil
        ) -> EstimateInput {
            EstimateInput(measure: .budget(amount), countsMore: includingExpenses, reset: reset)
        }

        /// The sum of what the tasks are expected to cost.
        ///
        /// - Parameters:
        ///   - includingExpenses: Whether billable expenses count too.
        ///   - reset: When it begins anew, or nil for never.
        /// - Returns: The estimate.
        public static func budgetOfTasks(
            includingExpenses: Bool = false,
            reset: EstimateResetInput? = nil
        ) -> EstimateInput {
            EstimateInput(measure: .budget(nil), countsMore: includingExpenses, reset: reset)
        }
    }
}

extension Clockify.EstimateInput: Encodable {
    private enum CodingKeys: String, CodingKey {
        case timeEstimate
        case budgetEstimate
        case estimateReset
    }

    private enum EstimateKeys: String, CodingKey {
        case active
        case type
        case estimate
        case includeNonBillable
        case includeExpenses
        case resetOption
    }

    /// Writes both estimates and the reset, because a project has to be told what it does not go by any more.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        var time = container.nestedContainer(keyedBy: EstimateKeys.self, forKey: .timeEstimate)
        var budget = container.nestedContainer(keyedBy: EstimateKeys.self, forKey: .budgetEstimate)
        switch measure {
        case .none:
            try time.encode(false, forKey: .active)
            try budget.encode(false, forKey: .active)
        case .time(let duration):
            try encode(duration.map(ISODuration.text), counting: .includeNonBillable, to: &time)
            try budget.encode(false, forKey: .active)
        case .budget(let amount):
            try time.encode(false, forKey: .active)
            try encode(amount, counting: .includeExpenses, to: &budget)
        }
        // Left out, an earlier reset would go on.
        if let reset {
            try container.encode(reset, forKey: .estimateReset)
        } else {
            try container.encode(["active": false], forKey: .estimateReset)
        }
    }

    private func encode(
        _ estimate: (some Encodable)?,
        counting more: EstimateKeys,
        to container: inout KeyedEncodingContainer<EstimateKeys>
    ) throws {
        try container.encode(true, forKey: .active)
        try container.encode(estimate == nil ? Clockify.EstimateKind.automatic : .manual, forKey: .type)
        try container.encodeIfPresent(estimate, forKey: .estimate)
        try container.encode(countsMore, forKey: more)
        try container.encodeIfPresent(reset?.interval, forKey: .resetOption)
    }
}
