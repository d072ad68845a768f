using ShopifySync.Testing;

namespace ShopifySync.Chaos;

/// <summary>
/// Each fault of the machine for a few seconds, and for half a minute: a push and a pull are under way, the merchant edits
/// and webhooks come. Nobody has to do anything afterwards; while it lasts, who asks is told.
/// </summary>
internal sealed class MachineSweep(Deeds deeds, Ground ground)
{
    private static readonly TimeSpan Passing = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(80);

    private Stage Stage => deeds.Stage;
    private ServerUnderFire Server => deeds.Stage.Server;

    public static async Task<bool> Sweep(EmulatorProcess emulator, DatabaseKind database, string only)
    {
        var chosen = MachineFaults.All.Where(f => ChaosOptions.Has(f.Name, only) && (f.Only ?? database) == database).ToList();
        if (chosen.Count == 0)
            return true;
        if (!Ground.MayBeMade)
        {
            Console.WriteLine("skip  the faults of the machine: they take root on Linux (mount, unshare)");
            return true;
        }

        var good = await Sweep(emulator, database, [.. chosen.Where(f => !f.IsOfTheClock)], withClock: false);
        var ofTheClock = chosen.Where(f => f.IsOfTheClock).ToList();
        if (ofTheClock.Count > 0 && Ground.FakeTime is null)
            Console.WriteLine("skip  the faults of the clock: libfaketime is not installed (or not named by SHOPIFYSYNC_FAKETIME)");
        else
            good &= await Sweep(emulator, database, ofTheClock, withClock: true);
        return good;
    }

    private static async Task<bool> Sweep(EmulatorProcess emulator, DatabaseKind database, IReadOnlyList<MachineFault> faults, bool withClock)
    {
        if (faults.Count == 0)
            return true;

        using var ground = await Ground.Lay(emulator, database);
        await using var stage = await Stage.Set(emulator, database, products: 24, seed: 13, prepare: server =>
        {
            ground.Carry(server, withClock);
            return Task.CompletedTask;
        });
        await stage.FillCatalogue();
        var deeds = new Deeds(stage);
        var sweep = new MachineSweep(deeds, ground);
        var (good, told) = (true, new HashSet<string>());
        foreach (var fault in faults)
        {
            foreach (var lasting in fault.HasNoLastingForm || fault.AtStart ? new[] { false } : [false, true])
            {
                var result = await sweep.One(fault, lasting);
                result = result with { Violations = [.. result.Violations.Where(told.Add)] };
                Report.Tell(result, stage.Server.Log);
                good &= result.Violations.Count == 0;
            }
        }

        if (!withClock)
            good &= await sweep.Neighbours();
        await deeds.Settle();
        var last = new PointResult("both sides agree at the end", database, Invariants.Violations(await Witness.Look(stage)), TimeSpan.Zero);
        Report.Tell(last, stage.Server.Log);
        return good && last.Violations.Count == 0;
    }

    private async Task<FaultResult> One(MachineFault fault, bool lasting)
    {
        var started = TimeProvider.System.GetTimestamp();
        string? said = null;
        IReadOnlyList<string> violations;
        try
        {
            said = fault.AtStart ? await RefusesToStart(fault) : await UnderWay(fault, lasting);
            await deeds.End();
            violations = Invariants.UnderWay(await Witness.Look(Stage));
            if (lasting && !fault.IsSilent && !fault.IsOfTheClock && said is null)
                violations = [.. violations, "it lasted, and nobody who asked was told"];
        }
        catch (TrialException stuck)
        {
            violations = [$"stuck: {stuck.Message}"];
        }

        return new FaultResult(fault.Name, Server.Database, lasting, said, violations, TimeProvider.System.GetElapsedTime(started));
    }

    private async Task<string?> UnderWay(MachineFault fault, bool lasting)
    {
        await deeds.ApprovedEdits("vendor");
        await Stage.Emulator.Faults(Stage.Shop, new EmulatorFault("latency") { Ms = 250 });
        var batches = new[]
        {
            Witness.Text((await Stage.Api.Post("/api/sync/shopify/push", new { route = "single" }))!, "batchId"),
            Witness.Text((await Stage.Api.Post("/api/sync/shopify/pull", new { mode = "full", route = "pages" }))!, "batchId"),
        };
        var mend = await fault.Strike(Server, ground);
        string? said = null;
        try
        {
            await deeds.MerchantEdits();
            var end = TimeProvider.System.GetTimestamp() + (long)((lasting ? Lasting : Passing).TotalSeconds * TimeProvider.System.TimestampFrequency);
            do
            {
                await Task.Delay(1_000);
                if (lasting && !fault.IsSilent)
                    said ??= await Asked(batches);
            }
            while (TimeProvider.System.GetTimestamp() < end);
        }
        finally
        {
            await mend();
        }

        await Stage.Emulator.Faults(Stage.Shop);
        foreach (var batch in batches)
            await PatientApi.Until(() => Stage.Api.Get($"/api/sync/batches/{batch}"), b => b["batch"]!["endedAt"] is not null, $"batch {batch} ends", Patience);
        return said;
    }

    /// <summary>What a batch says of itself, or else what a request is answered that would write.</summary>
    private async Task<string?> Asked(string[] batches)
    {
        foreach (var batch in batches)
        {
            var answer = await Stage.Api.Once(HttpMethod.Get, $"/api/sync/batches/{batch}");
            if (answer is { IsGood: false })
                return (string?)answer.Body?["detail"];
            if (answer?.Body is { } details && ((string?)details["lanePausedBecause"] ?? (string?)details["retrying"] ?? (string?)details["batch"]!["trouble"]) is { Length: > 0 } words)
                return words;
        }

        var written = await Stage.Api.Once(HttpMethod.Post, "/api/sync/shopify/pull", new { mode = "selective", filter = new { ids = new[] { "gid://shopify/Product/1" } }, dryRun = true });
        return written is { IsGood: false } ? (string?)written.Body?["detail"] : null;
    }

    private async Task<string> RefusesToStart(MachineFault fault)
    {
        await Server.Kill();
        var mend = await fault.Strike(Server, ground);
        Server.Launch();
        var code = await Server.EndsByItself();
        var said = Server.LogSinceStart();
        await mend();
        await Server.KillAndStart();
        await Server.BecomeReady();
        return code is > 0 && Sentence(said) is { } sentence ? sentence : throw new TrialException($"it was to end with a sentence; exit code {code}, and it said: {said}");
    }

    /// <summary>A second server on the same port, or the same file, says so and leaves the first alone.</summary>
    private async Task<bool> Neighbours()
    {
        var good = true;
        foreach (var onSameFile in Server.Database == DatabaseKind.Sqlite ? new[] { false, true } : [false])
        {
            var started = TimeProvider.System.GetTimestamp();
            var said = await Server.StartAnother(onSameFile);
            IReadOnlyList<string> violations = said is not null && Sentence(said) is not null ? [] : [$"it was to say why it does not start: {said}"];
            Report.Tell(new FaultResult(onSameFile ? "a second server on the same file" : "a second server on the same port", Server.Database, false, Sentence(said ?? ""), violations, TimeProvider.System.GetElapsedTime(started)));
            good &= violations.Count == 0;
        }

        return good;
    }

    private static string? Sentence(string log) => log.Split('\n').FirstOrDefault(line => line.StartsWith("The server cannot start.", StringComparison.Ordinal));
}
