using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Operations;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Shopify;

/// <summary>The pacing law over HTTP: 600 writes by ten workers through a bucket of 2,000 points that refills by 1,000 a second.</summary>
public sealed class PacedRunTests
{
    private const int Writes = 600;
    private EmulatorProcess _emulator = null!;

    [OneTimeSetUp]
    public async Task Start() => _emulator = await EmulatorProcess.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [Test]
    public async Task SixHundredWrites_ByTenWorkers_AreNeverThrottledAndAllSent()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("paced.myshopify.com", Products: 20, Plan: "plus"));
        var product = await store.First();
        var variant = product.Snapshot.Content.Variants[0].RemoteId!;
        await Send(0);
        var next = 0;

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            for (var price = Interlocked.Increment(ref next); price <= Writes; price = Interlocked.Increment(ref next))
                await Send(price);
        }));

        var writes = (await store.Calls()).Where(c => c.Document == "VariantsUpdate").ToList();
        Assert.Multiple(() =>
        {
            Assert.That(writes.Count(c => c.Error == "THROTTLED"), Is.Zero);
            Assert.That(writes, Has.Count.EqualTo(Writes + 1));
            Assert.That(writes.Sum(c => c.RequestedCost!.Value), Is.GreaterThan(2_000), "the bucket alone would not have been enough");
        });

        async Task Send(int price)
        {
            var outcome = await store.Writer.UpdateVariants(
                store.Call(OperationPriority.Batch), product.RemoteId, [new VariantEdit(variant, [("price", $"{price}.5")])], default);
            Assert.That(outcome, Is.InstanceOf<PushOutcome.Accepted>());
        }
    }
}
