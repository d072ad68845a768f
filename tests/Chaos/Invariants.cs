namespace ShopifySync.Chaos;

/// <summary>What must be true after every trial, whatever was killed in it. Each gives a sentence for each violation.</summary>
internal static class Invariants
{
    public static readonly IReadOnlyList<(string Name, Func<History, IEnumerable<string>> Check)> All =
    [
        ("no acknowledged webhook lost", NoWebhookLost),
        ("no webhook with a bad signature kept", NoForgedWebhookKept),
        ("no acknowledged decision lost", NoDecisionLost),
        ("no acknowledged edit lost", NoEditLost),
        ("approved changes took effect once, or say why not", ApprovedTookEffectOnce),
        ("nothing unapproved reached the store", NothingUnapprovedWritten),
        ("nothing is written twice", NothingWrittenTwice),
        ("the catalogue equals the store", CatalogueEqualsStore),
        ("the sums of every batch add up", SumsAddUp),
        ("everything ends", EverythingEnds),
        ("the database is whole", DatabaseIsWhole),
    ];

    public static IReadOnlyList<string> Violations(History history) =>
        [.. All.SelectMany(i => i.Check(history).Select(found => $"{i.Name}: {found}"))];

    /// <summary>What must be true at any moment of rest, also while the two sides differ.</summary>
    public static IReadOnlyList<string> UnderWay(History history) =>
        [.. All.Where(i => i.Check != CatalogueEqualsStore).SelectMany(i => i.Check(history).Select(found => $"{i.Name}: {found}"))];

    public static IEnumerable<string> NoWebhookLost(History h)
    {
        var kept = h.Deliveries.ToDictionary(d => d.WebhookId, d => d.State);
        foreach (var id in h.WebhooksSent.Where(w => w.Accepted).Select(w => w.WebhookId).Distinct())
        {
            if (!kept.TryGetValue(id, out var state))
                yield return $"webhook {id} was answered 200 and is not in the inbox";
            else if (state is not "done")
                yield return $"webhook {id} was answered 200 and is {state} at the end";
        }
    }

    public static IEnumerable<string> NoForgedWebhookKept(History h)
    {
        var kept = h.Deliveries.Select(d => d.WebhookId).ToHashSet();
        return h.WebhooksSent.GroupBy(w => w.WebhookId).Where(g => g.All(w => w.BadSignature) && (kept.Contains(g.Key) || g.Any(w => w.Accepted)))
            .Select(g => $"webhook {g.Key} had a bad signature and was taken");
    }

    public static IEnumerable<string> NoDecisionLost(History h)
    {
        var changes = h.Changes.ToDictionary(c => c.Id);
        foreach (var decision in h.Decisions.Where(d => d.Answered))
        {
            if (!changes.TryGetValue(decision.ChangeId, out var change))
                yield return $"the change {decision.ChangeId} was decided and is gone";
            else if (change.Revision <= decision.Revision)
                yield return $"the decision on {decision.ChangeId} at revision {decision.Revision} was answered, and its revision is {change.Revision}";
            else if (change.DecisionId is null && change.Status is "pending" && change.Fields.All(f => f.Decision == "pending") && !Moved(h, change))
                yield return $"the decision on {decision.ChangeId} was answered, nobody else edited the product, and it waits as if never decided";
        }
    }

    public static IEnumerable<string> NoEditLost(History h)
    {
        var products = h.InCatalogue.DistinctBy(p => p.RemoteId).ToDictionary(p => p.RemoteId, p => p.Facts);
        foreach (var edit in h.Edits.Where(e => e.RemoteId is not null).GroupBy(e => (e.RemoteId, e.Path)).Select(edits => edits.Last()))
        {
            if (!products.TryGetValue(edit.RemoteId!, out var facts) || h.Writes.Any(w => w.Actor == "merchant" && w.ProductId == edit.RemoteId))
                continue; // deleted, or a conflict that the store won: told by the others
            if (facts.GetValueOrDefault(edit.Path) != edit.Value)
                yield return $"{edit.Path} of {edit.RemoteId} was set to '{edit.Value}', nobody else edited the product, and it is '{facts.GetValueOrDefault(edit.Path)}'";
        }
    }

    public static IEnumerable<string> ApprovedTookEffectOnce(History h)
    {
        foreach (var edit in h.Edits)
        {
            var written = Writing(h, edit).ToList();
            var approvals = h.Decisions.Count(d => d.Verdict == "approve" && d.Values.Contains(edit.Value));
            if (written.Count > Math.Max(1, approvals))
                yield return $"'{edit.Value}' was approved {approvals} times and written {written.Count} times ({string.Join(", ", written.Select(w => w.Number))})";

            var fields = h.Changes.SelectMany(c => c.Fields.Where(f => f.Value == edit.Value && (f.Path == edit.Path || edit.RemoteId is null)).Select(f => (Change: c, Field: f))).ToList();
            var pushed = fields.Any(f => f.Field.Outcome is "written" or "alreadyThere");
            if (pushed && written.Count == 0)
                yield return $"'{edit.Value}' is said to be pushed, and the store never got it";
            if (written.Count == 0 && h.Decisions.Any(d => d is { Verdict: "approve", Answered: true } && d.Values.Contains(edit.Value)) && !fields.Any(f => SaysWhyNot(h, f.Change, f.Field)))
                yield return $"'{edit.Value}' was approved, never written, and nothing says why: {Describe(fields)}";
        }
    }

    public static IEnumerable<string> NothingUnapprovedWritten(History h)
    {
        var approved = h.Decisions.Where(d => d.Verdict == "approve").SelectMany(d => d.Values).ToHashSet();
        foreach (var write in h.Writes.Where(w => w.Actor == "app"))
        {
            if (write.IsNew)
            {
                if (write.Leaves.GetValueOrDefault("title") is not { } title || !approved.Contains(title))
                    yield return $"write {write.Number} made a product that nobody approved: {write.Leaves.GetValueOrDefault("title")}";
                continue;
            }

            foreach (var (place, value) in write.Leaves.Where(l => l.Value is null || !approved.Contains(l.Value)))
                yield return $"write {write.Number} ({write.Mutation}) changed {place} of {write.ProductId} to '{value}', which nobody approved";
        }
    }

    public static IEnumerable<string> NothingWrittenTwice(History h) =>
        h.Writes.Where(w => w is { Actor: "app", Changed: false }).Select(w => $"write {w.Number} ({w.Mutation}) of {w.ProductId} changed nothing: it was there already");

    public static IEnumerable<string> CatalogueEqualsStore(History h)
    {
        var rejected = h.Decisions.Where(d => d.Verdict == "reject").SelectMany(d => d.Values).ToHashSet();
        var ours = h.Edits.Where(e => rejected.Contains(e.Value)).Select(e => (e.RemoteId, e.Path)).ToHashSet();
        foreach (var twins in h.InCatalogue.GroupBy(p => p.RemoteId).Where(g => g.Count() > 1))
            yield return $"{twins.Key} is linked to {twins.Count()} products";

        var catalogue = h.InCatalogue.DistinctBy(p => p.RemoteId).ToDictionary(p => p.RemoteId, p => p.Facts);
        foreach (var product in h.InStore)
        {
            if (!catalogue.Remove(product.RemoteId, out var facts))
            {
                yield return $"{product.RemoteId} is in the store and not in the catalogue";
                continue;
            }

            foreach (var path in product.Facts.Keys.Union(facts.Keys).Where(p => !ours.Contains((product.RemoteId, p)) && product.Facts.GetValueOrDefault(p) != facts.GetValueOrDefault(p)))
                yield return $"{path} of {product.RemoteId} is '{facts.GetValueOrDefault(path)}' here and '{product.Facts.GetValueOrDefault(path)}' in the store";
        }

        foreach (var only in catalogue.Keys)
            yield return $"{only} is in the catalogue, linked, and not in the store";
        foreach (var waiting in h.StillWaiting)
            yield return $"after everything was approved there still waits: {waiting}";
    }

    public static IEnumerable<string> SumsAddUp(History h)
    {
        foreach (var b in h.Batches)
        {
            if (b.Kind == "pull" && b.Seen != b.Unchanged + b.Staged + b.Conflicted + b.Quarantined)
                yield return $"pull {b.Id}: {b.Seen} seen, {b.Unchanged} + {b.Staged} + {b.Conflicted} + {b.Quarantined} accounted for";
            if (b.Kind != "pull" && b.Expected != b.Done + b.Stale + b.Failed)
                yield return $"{b.Kind} {b.Id}: {b.Expected} taken up, {b.Done} + {b.Stale} + {b.Failed} accounted for";
            if (b.Ended && b.Proof is null)
                yield return $"{b.Kind} {b.Id} ended without a proof";
        }
    }

    public static IEnumerable<string> EverythingEnds(History h)
    {
        foreach (var b in h.Batches.Where(b => !b.Ended || b.Status is "failed"))
            yield return $"{b.Kind} {b.Id} is {b.Status}: {b.Proof}";
        foreach (var left in h.LeftOver)
            yield return left;
    }

    public static IEnumerable<string> DatabaseIsWhole(History h) => h.DatabaseDamage;

    /// <summary>The writes by us that brought this value.</summary>
    private static IEnumerable<StoreWrite> Writing(History h, LocalEdit edit) => h.Writes.Where(w =>
        w is { Actor: "app", Changed: true } && (edit.RemoteId is null ? w.IsNew : w.ProductId == edit.RemoteId) && w.Leaves.Values.Contains(edit.Value));

    private static bool SaysWhyNot(History h, ChangeSeen change, FieldSeen field) =>
        field.Message is not null || field.Decision == "rejected" || change.Comment is not null || Moved(h, change);

    /// <summary>Somebody edited the product in the store: an approval does not survive that where values moved.</summary>
    private static bool Moved(History h, ChangeSeen change) => h.Writes.Any(w => w.Actor == "merchant" && w.ProductId == change.RemoteId);

    private static string Describe(List<(ChangeSeen Change, FieldSeen Field)> fields) => fields.Count == 0
        ? "no change proposes it"
        : string.Join("; ", fields.Select(f => $"{f.Change.Id} {f.Change.Status}, {f.Field.Path} {f.Field.Decision}/{f.Field.Outcome}"));
}
