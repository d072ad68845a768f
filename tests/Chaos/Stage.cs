using System.Text.Json.Nodes;
using ShopifySync.Testing;

namespace ShopifySync.Chaos;

/// <summary>A shop of the emulator, a server that is connected to it by client credentials, and the notes of what was done.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string ClientId = "chaos-app";
    private const string ClientSecret = "shpss_only-for-chaos";
    private static int _shops;

    private Stage(EmulatorProcess emulator, ServerUnderFire server, string shop) => (Emulator, Server, Shop) = (emulator, server, shop);

    public EmulatorProcess Emulator { get; }
    public ServerUnderFire Server { get; }
    public string Shop { get; }
    public string StoreId { get; private set; } = "";
    public PatientApi Api => Server.Api;

    public List<LocalEdit> Edits { get; } = [];
    public List<DecisionGiven> Decisions { get; } = [];

    /// <param name="prepare">What is done with the server before its first start.</param>
    public static async Task<Stage> Set(EmulatorProcess emulator, DatabaseKind database, int products, int seed, Func<ServerUnderFire, Task>? prepare = null)
    {
        var shop = new EmulatorShop($"chaos-{Interlocked.Increment(ref _shops)}.myshopify.com", products, seed) { ClientId = ClientId, ClientSecret = ClientSecret };
        await emulator.CreateShop(shop);
        var stage = new Stage(emulator, await ServerUnderFire.Start(database, emulator.BaseAddress, prepare), shop.Shop);
        var store = await stage.Api.Post("/api/v1/shopify/stores", new { domain = shop.Shop, clientId = ClientId, clientSecret = ClientSecret });
        stage.StoreId = (string)store!["id"]!;
        await stage.Api.Post("/api/webhooks", new { action = "register" });
        return stage;
    }

    /// <summary>Everything of the store is read, approved and in the catalogue.</summary>
    public async Task FillCatalogue()
    {
        await Pull();
        await ApproveAll("inbound");
        await Settled();
    }

    /// <param name="route">By <c>pages</c> or by <c>bulk</c> operation.</param>
    public async Task<JsonNode> Pull(string route = "pages")
    {
        var started = await Api.Post("/api/sync/shopify/pull", new { mode = "full", route });
        return await Ended((string)started!["batchId"]!);
    }

    public Task<JsonNode> Ended(string batch) => PatientApi.Until(
        () => Api.Get($"/api/sync/batches/{batch}"), b => b["batch"]!["endedAt"] is not null, $"batch {batch} ends");

    /// <summary>Approves what waits in a direction, and notes it for what it was when it was looked at.</summary>
    public async Task<int> ApproveAll(string direction)
    {
        var waiting = await Api.All($"/api/sync/staged?status=waiting&direction={direction}");
        foreach (var part in waiting.Chunk(100))
            await DecideTogether(part, "approve");
        return waiting.Count;
    }

    /// <summary>One command on several changes, each with the revision that was seen.</summary>
    public async Task DecideTogether(IReadOnlyList<JsonNode> rows, string verdict)
    {
        var seen = new List<(string Id, int Revision, IReadOnlyList<string> Values)>();
        foreach (var row in rows)
        {
            var details = (string)row["direction"]! == "outbound" ? await Api.Get($"/api/sync/staged/{row["id"]}") : row;
            seen.Add(((string)row["id"]!, (int)details["revision"]!, Values(details)));
        }

        // Not told yet, but from here on it may count.
        var asked = seen.Select(s => new DecisionGiven(s.Id, verdict, s.Revision, Answered: false, null, s.Values)).ToList();
        Decisions.AddRange(asked);
        var answer = await Api.Once(HttpMethod.Post, $"/api/sync/staged/bulk-{verdict}", new { ids = seen.Select(s => new { id = s.Id, revision = s.Revision }) });
        if (answer is not { IsGood: true } || (int)answer.Body!["decided"]! != seen.Count)
            return;

        // Some moved in between: which, the answer does not say; only a full one is a promise about each.
        foreach (var one in asked)
            Decisions[Decisions.IndexOf(one)] = one with { Answered = true, DecisionId = (string?)answer.Body["decisionId"] };
    }

    public async Task Decide(string changeId, string verdict)
    {
        var details = await Api.Get($"/api/sync/staged/{changeId}");
        if ((string)details["status"]! is not ("pending" or "stale"))
            return;

        var asked = new DecisionGiven(changeId, verdict, (int)details["revision"]!, Answered: false, null, Values(details));
        Decisions.Add(asked);
        var answer = await Api.Once(HttpMethod.Post, $"/api/sync/staged/{changeId}/{verdict}", new { revision = asked.Revision });
        if (answer is { IsGood: true })
            Decisions[Decisions.IndexOf(asked)] = asked with { Answered = true };
        else if (answer is { Status: 409 })
            Decisions.Remove(asked);
    }

    /// <param name="route"><c>single</c> calls or one <c>bulk</c> mutation.</param>
    public async Task Push(string route = "single")
    {
        var answer = await Api.Ask(HttpMethod.Post, "/api/sync/shopify/push", new { route });
        if (answer.IsGood)
            await Ended((string)answer.Body!["batchId"]!);
        else if (answer.Code != "SyncBatch.NothingApproved")
            throw new TrialException($"a push was refused: {answer.Status} {answer.Body?.ToJsonString()}");
        await NoJobs();
    }

    /// <summary>No approved inbound change waits for its batch, and no batch is open.</summary>
    public async Task Settled()
    {
        await PatientApi.Until(() => Api.All("/api/sync/staged?direction=inbound&status=approved"), rows => rows.Count == 0, "approved changes are applied");
        await NoJobs();
    }

    public Task NoJobs() => PatientApi.Until(() => Api.All("/api/sync/jobs"), jobs => jobs.Count == 0, "every batch ends");

    /// <summary>Values of the driver's that a change would bring.</summary>
    private List<string> Values(JsonNode details)
    {
        var proposed = (details["fields"] as JsonArray ?? []).Where(f => (f as JsonObject)?["proposed"] is not null)
            .Select(f => Witness.Text(f!["proposed"])).Append((string?)details["title"]).ToHashSet();
        return [.. Edits.Select(e => e.Value).Where(proposed.Contains)];
    }

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
