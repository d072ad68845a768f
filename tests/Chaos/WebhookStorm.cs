using ShopifySync.Testing;

namespace ShopifySync.Chaos;

/// <summary>
/// Hundreds of edits by the merchant, each told by a webhook: a fifth of them twice, a fifth out of order, some never, some
/// with a bad signature, while the server is killed. Afterwards one reconcile finds what was never told.
/// </summary>
internal static class WebhookStorm
{
    private const int Products = 120;
    private const int Edits = 400;
    private const int Kills = 5;

    public static async Task<bool> Run(EmulatorProcess emulator, DatabaseKind database, int seed)
    {
        var started = TimeProvider.System.GetTimestamp();
        var draw = new Draw(seed);
        await using var stage = await Stage.Set(emulator, database, Products, seed);
        IReadOnlyList<string> violations;
        var history = new History();
        try
        {
            await stage.FillCatalogue();
            await emulator.Faults(
                stage.Shop, new EmulatorFault("webhook-duplicate") { Rate = 0.2 }, new EmulatorFault("webhook-reorder") { Rate = 0.2, Ms = 400 },
                new EmulatorFault("webhook-drop") { Rate = 0.01 }, new EmulatorFault("webhook-bad-hmac") { Rate = 0.01 });
            await Task.WhenAll(Rage(stage, draw), Fire(stage, draw));
            await stage.Server.BecomeReady();
            await emulator.Faults(stage.Shop);
            var deeds = new Deeds(stage);
            await deeds.End();
            await deeds.Settle();
            history = await Witness.Look(stage);
            violations = Invariants.Violations(history);
        }
        catch (TrialException stuck)
        {
            violations = [$"stuck: {stuck.Message}"];
        }

        var accepted = history.WebhooksSent.Where(w => w.Accepted).Select(w => w.WebhookId).Distinct().Count();
        var result = new PointResult(
            $"storm of {Edits} edits, {history.WebhooksSent.Count} sent, {accepted} accepted, {history.WebhooksSent.Count(w => w.BadSignature)} with a bad signature, {stage.Server.Kills} kills",
            database, violations, TimeProvider.System.GetElapsedTime(started));
        Report.Tell(result, stage.Server.Log);
        return violations.Count == 0;
    }

    private static async Task Rage(Stage stage, Draw draw)
    {
        for (var told = 0; told < Edits; told += 4)
        {
            await stage.Emulator.Edit(stage.Shop, edits: 4, seed: draw.Merchant.Next());
            await Task.Delay(draw.Merchant.Next(80));
        }
    }

    private static async Task Fire(Stage stage, Draw draw)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(draw.Kills.Next(1_500));
            await stage.Server.KillAndStart();
            await stage.Server.BecomeReady();
        }
    }
}
