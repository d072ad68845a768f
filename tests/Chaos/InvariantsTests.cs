namespace ShopifySync.Chaos;

/// <summary>Each invariant is seen to fail: a history that is right is broken on purpose, and exactly that one says so.</summary>
internal sealed class InvariantsTests
{
    private const string Shirt = "gid://shopify/Product/1";
    private const string Made = "gid://shopify/Product/2";

    [Test]
    public void RightHistory_HasNoViolation() => Assert.That(Invariants.Violations(Right), Is.Empty);

    [TestCaseSource(nameof(Broken))]
    public void BrokenHistory_IsTold(string invariant, Func<History, History> breaks)
    {
        var found = Invariants.All.Where(i => i.Check(breaks(Right)).Any()).Select(i => i.Name);

        Assert.That(found, Does.Contain(invariant));
    }

    [Test]
    public void EveryInvariant_IsSeenToFail() =>
        Assert.That(Broken.Select(b => (string)b.OriginalArguments[0]!).Distinct(), Is.EquivalentTo(Invariants.All.Select(i => i.Name)));

    public static IEnumerable<TestCaseData> Broken =>
    [
        Case("no acknowledged webhook lost", "not in the inbox", h => h with { Deliveries = [] }),
        Case("no acknowledged webhook lost", "never dealt with", h => h with { Deliveries = [new DeliverySeen("w1", "waiting", null)] }),
        Case("no webhook with a bad signature kept", "kept", h => h with { Deliveries = [.. h.Deliveries, new DeliverySeen("forged", "done", null)] }),
        Case("no acknowledged decision lost", "change gone", h => h with { Changes = [.. h.Changes.Skip(1)] }),
        Case("no acknowledged decision lost", "revision as before", h => h with { Changes = [h.Changes[0] with { Revision = 1 }, .. h.Changes.Skip(1)] }),
        Case("no acknowledged edit lost", "old value", h => h with { InCatalogue = [Product(Shirt, "Old", "Acme"), .. h.InCatalogue.Skip(1)] }),
        Case("approved changes took effect once, or say why not", "never", h => h with { Writes = [.. h.Writes.Skip(1)] }),
        Case("approved changes took effect once, or say why not", "twice", h => h with { Writes = [.. h.Writes, h.Writes[0] with { Number = 9 }] }),
        Case("approved changes took effect once, or say why not", "made twice", h => h with { Writes = [.. h.Writes, h.Writes[1] with { Number = 9, ProductId = "gid://shopify/Product/3" }] }),
        Case("approved changes took effect once, or say why not", "silently not",
            h => h with { Writes = [.. h.Writes.Skip(1)], Changes = [Change("c1", "superseded", "title", "New", "none"), .. h.Changes.Skip(1)] }),
        Case("nothing unapproved reached the store", "rejected", h => h with { Decisions = [h.Decisions[0] with { Verdict = "reject" }, .. h.Decisions.Skip(1)] }),
        Case("nothing unapproved reached the store", "another field", h => h with { Writes = [Write(1, Shirt, ("title", "New"), ("vendor", "Someone")), .. h.Writes.Skip(1)] }),
        Case("nothing unapproved reached the store", "cleared", h => h with { Writes = [Write(1, Shirt, ("title", "New"), ("vendor", null)), .. h.Writes.Skip(1)] }),
        Case("nothing unapproved reached the store", "another product", h => h with { Decisions = [.. h.Decisions.Take(1)] }),
        Case("nothing is written twice", "no effect", h => h with { Writes = [.. h.Writes, Write(9, Shirt) with { Changed = false }] }),
        Case("the catalogue equals the store", "value", h => h with { InStore = [Product(Shirt, "New", "Moved"), .. h.InStore.Skip(1)] }),
        Case("the catalogue equals the store", "missing here", h => h with { InCatalogue = [.. h.InCatalogue.Take(1)] }),
        Case("the catalogue equals the store", "missing there", h => h with { InStore = [.. h.InStore.Take(1)] }),
        Case("the catalogue equals the store", "linked twice", h => h with { InCatalogue = [.. h.InCatalogue, h.InCatalogue[0]] }),
        Case("the catalogue equals the store", "phantom", h => h with { StillWaiting = ["inbound update of Shirt"] }),
        Case("the sums of every batch add up", "pull", h => h with { Batches = [h.Batches[0] with { Seen = 3 }, h.Batches[1]] }),
        Case("the sums of every batch add up", "push", h => h with { Batches = [h.Batches[0], h.Batches[1] with { Done = 1 }] }),
        Case("the sums of every batch add up", "no proof", h => h with { Batches = [h.Batches[0] with { Proof = null }, h.Batches[1]] }),
        Case("everything ends", "open batch", h => h with { Batches = [h.Batches[0] with { Ended = false, Status = "running" }, h.Batches[1]] }),
        Case("everything ends", "dead", h => h with { LeftOver = ["push.product is dead"] }),
        Case("the database is whole", "damage", h => h with { DatabaseDamage = ["row 3 missing from index"] }),
    ];

    /// <summary>A title was edited, a product was made; both were approved and pushed, and a webhook told of it.</summary>
    private static History Right => new()
    {
        Edits = [new LocalEdit("New", "p1", Shirt, "title"), new LocalEdit("Made here", "p2", null, "title")],
        Decisions = [new DecisionGiven("c1", "approve", 1, true, "d1", ["New"]), new DecisionGiven("c2", "approve", 1, true, "d1", ["Made here"])],
        Writes = [Write(1, Shirt, ("title", "New")), Write(2, Made, ("title", "Made here"), ("handle", "made-here")) with { IsNew = true }],
        Changes = [Change("c1", "pushed", "title", "New", "written"), Change("c2", "pushed", "title", "Made here", "written")],
        Batches = [Batch("pull") with { Seen = 2, Unchanged = 2 }, Batch("push") with { Expected = 2, Done = 2 }],
        WebhooksSent = [new WebhookTry("w1", "products/update", false, false), new WebhookTry("w1", "products/update", true, false), new WebhookTry("forged", "products/update", false, true)],
        Deliveries = [new DeliverySeen("w1", "done", null)],
        InStore = [Product(Shirt, "New", "Acme"), Product(Made, "Made here", "")],
        InCatalogue = [Product(Shirt, "New", "Acme"), Product(Made, "Made here", "")],
    };

    private static TestCaseData Case(string invariant, string how, Func<History, History> breaks) => new TestCaseData(invariant, breaks).SetArgDisplayNames(invariant, how);

    private static StoreWrite Write(long number, string product, params (string Place, string? Value)[] leaves) =>
        new(number, "app", "productUpdate", product, false, true, leaves.ToDictionary(l => l.Place, l => l.Value));

    private static ChangeSeen Change(string id, string status, string path, string value, string outcome) =>
        new(id, status, 2, "p", Shirt, "d1", null, [new FieldSeen(path, value, "approved", outcome, null)]);

    private static BatchSeen Batch(string kind) => new(kind, kind, "completed", true, "proved", null, 0, 0, 0, 0, 0, 0, 0, 0);

    private static ProductSeen Product(string id, string title, string vendor) => new(id, new Dictionary<string, string?> { ["title"] = title, ["vendor"] = vendor });
}
