using System.Text.Json;
using System.Text.Json.Nodes;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Catalog;
using ShopifySync.Testing;
using static ShopifySync.Infrastructure.Tests.Shopify.EmulatedStore;

namespace ShopifySync.Infrastructure.Tests.Shopify;

/// <summary>What is written is read back as the answer said: the fixed point, with all of the emulator's quirks on.</summary>
public sealed class ShopifyCatalogWriterTests
{
    private EmulatorProcess _emulator = null!;

    [OneTimeSetUp]
    public async Task Start() => _emulator = await EmulatorProcess.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [TestCase("title", "\"  A new title 🧢 \"", "\"A new title \\uD83E\\uDDE2\"")]
    [TestCase("handle", "\"a-new-handle\"", "\"a-new-handle\"")]
    [TestCase("description", "\"<p>one</p>\\r\\n<script>alert(1)</script>\"", "\"<p>one</p>\\n<script>alert(1)</script>\"")]
    [TestCase("description", "\"\"", "\"\"")]
    [TestCase("vendor", "\"New vendor\"", "\"New vendor\"")]
    [TestCase("productType", "\"Caps\"", "\"Caps\"")]
    [TestCase("category", null, null)]
    [TestCase("status", "\"unlisted\"", "\"unlisted\"")]
    [TestCase("status", "\"archived\"", "\"archived\"")]
    [TestCase("tags", """["b","A","a "," c"]""", """["A","b","c"]""")]
    [TestCase("tags", "[]", "[]")]
    [TestCase("seo.title", "\"Find me\"", "\"Find me\"")]
    [TestCase("seo.title", null, null)]
    [TestCase("seo.description", null, null)]
    public async Task UpdateProduct_OneField_IsReadBackAsTheAnswerSaid(string path, string? value, string? canonical)
    {
        using var store = await Store();
        var (before, field) = (await store.First(), new FieldPath(path));

        var outcome = await store.Writer.UpdateProduct(store.Call(), before.RemoteId, [new FieldEdit(field, value)], default);

        var after = await store.Read(before.RemoteId);
        var answered = Accepted(outcome);
        Assert.Multiple(() =>
        {
            Assert.That(after.Snapshot.Read(field), Is.EqualTo(canonical));
            Assert.That((before.Snapshot with { Content = answered.Product! }).Read(field), Is.EqualTo(canonical));
            Assert.That(answered.UpdatedAt, Is.EqualTo(after.UpdatedAt));
            Assert.That(Others(after.Snapshot, field), Is.EqualTo(Others(before.Snapshot, field)), "nothing else moved");
        });
    }

    [TestCase("sku", "\"NEW-1\"", "\"NEW-1\"")]
    [TestCase("sku", null, null)]
    [TestCase("barcode", "\"4006381333931\"", "\"4006381333931\"")]
    [TestCase("barcode", null, null)]
    [TestCase("price", "19.9", "19.9")]
    [TestCase("price", "0", "0")]
    [TestCase("price", "1.005", "1.01")]
    [TestCase("compareAtPrice", "99", "99")]
    [TestCase("compareAtPrice", null, null)]
    [TestCase("cost", "7.5", "7.5")]
    [TestCase("cost", null, null)]
    [TestCase("weight", """{"value":0.25,"unit":"POUNDS"}""", """{"value":0.25,"unit":"POUNDS"}""")]
    [TestCase("weight", null, null)]
    [TestCase("taxable", "false", "false")]
    [TestCase("inventoryPolicy", "\"continue\"", "\"continue\"")]
    [TestCase("tracked", "true", "true")]
    [TestCase("tracked", "false", "false")]
    public async Task UpdateVariants_OneField_IsReadBackAsTheAnswerSaid(string field, string? value, string? canonical)
    {
        using var store = await Store();
        var before = await store.First();
        var variant = before.Snapshot.Content.Variants[^1];

        var outcome = await store.Writer.UpdateVariants(store.Call(), before.RemoteId, [new VariantEdit(variant.RemoteId!, [(field, value)])], default);

        var after = (await store.Read(before.RemoteId)).Snapshot.Content.Variants.Single(v => v.RemoteId == variant.RemoteId);
        var answered = Accepted(outcome).Variants.Single();
        Assert.Multiple(() =>
        {
            Assert.That(ProductFields.Read(after, field), Is.EqualTo(canonical));
            Assert.That(FieldValue.Of(answered), Is.EqualTo(FieldValue.Of(after)));
            Assert.That(FieldValue.Of(ProductFields.With(after, field, null)), Is.EqualTo(FieldValue.Of(ProductFields.With(variant, field, null))), "nothing else moved");
        });
    }

    [Test]
    public async Task UpdateVariants_OnePrice_IsOneWriteWithThatFieldOnly()
    {
        using var store = await Store();
        var product = await store.First();
        var variant = product.Snapshot.Content.Variants[0].RemoteId!;

        await store.Writer.UpdateVariants(store.Call(), product.RemoteId, [new VariantEdit(variant, [("price", "321.5")])], default);

        var entry = (await _emulator.Ledger(store.Shop.Value)).Single();
        var sent = JsonNode.Parse(entry.Variables.GetProperty("variants").GetRawText());
        Assert.That(JsonNode.DeepEquals(sent, JsonNode.Parse($$"""[{"id":"{{variant}}","price":"321.50"}]""")), Is.True, sent!.ToJsonString());
    }

    [Test]
    public async Task UpdateProduct_ATitleThatIsTooLong_IsRefusedInShopifysWords()
    {
        using var store = await Store();
        var product = await store.First();

        var outcome = await store.Writer.UpdateProduct(
            store.Call(), product.RemoteId, [new FieldEdit(FieldPath.Title, JsonSerializer.Serialize(new string('x', 256)))], default);

        var refusal = ((PushOutcome.Refused)outcome).Refusals.Single();
        Assert.That((refusal.Field[^1], refusal.Message), Is.EqualTo(("title", "Title is too long (maximum is 255 characters)")));
        Assert.That(refusal.NextStep, Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public async Task UpdateProduct_ThatWasDeleted_IsRefused()
    {
        using var store = await Store();

        var outcome = await store.Writer.UpdateProduct(
            store.Call(), "gid://shopify/Product/999999999", [new FieldEdit(FieldPath.Title, "\"x\"")], default);

        Assert.That(((PushOutcome.Refused)outcome).Refusals.Single().NextStep, Does.Contain("no longer in the store"));
    }

    [Test]
    public async Task UpdateVariants_ANegativePrice_IsRefused()
    {
        using var store = await Store();
        var product = await store.First();

        var outcome = await store.Writer.UpdateVariants(
            store.Call(), product.RemoteId, [new VariantEdit(product.Snapshot.Content.Variants[0].RemoteId!, [("price", "-1")])], default);

        Assert.That(((PushOutcome.Refused)outcome).Refusals.Single().Field, Does.Contain("price"));
    }

    private Task<EmulatedStore> Store() =>
        EmulatedStore.Create(_emulator, new EmulatorShop($"writer-{Guid.CreateVersion7():N}.myshopify.com", Products: 1));

    private static string Others(ProductSnapshot snapshot, FieldPath but) =>
        SnapshotJson.Write(snapshot.With([new FieldEdit(but, snapshot.Read(but) is null ? null : but == FieldPath.Tags ? "[]" : but == FieldPath.Status ? "\"draft\"" : "\"\"")]));
}
