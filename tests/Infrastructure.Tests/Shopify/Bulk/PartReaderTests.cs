using System.Text;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pulling.Bulk;
using ShopifySync.Domain.Catalog;
using ShopifySync.Infrastructure.Shopify.Bulk;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Bulk;

/// <summary>What is remembered of a product's lines spares reading them, and says nothing that reading them would not.</summary>
public sealed class PartReaderTests
{
    private const string Product = """{"id":"gid://shopify/Product/1","updatedAt":"2026-11-01T10:00:00Z","title":"Jacket","handle":"jacket","descriptionHtml":"","vendor":"","productType":"","category":null,"status":"ACTIVE","tags":["b","a"],"seo":null,"options":[{"name":"Title","optionValues":[{"name":"Default Title"}]}]}""";
    private const string Variant = """{"id":"gid://shopify/ProductVariant/11","position":1,"sku":"J","barcode":null,"price":"10.00","compareAtPrice":null,"taxable":true,"inventoryPolicy":"DENY","selectedOptions":[{"value":"Default Title"}],"inventoryItem":{"tracked":true},"__parentId":"gid://shopify/Product/1"}""";
    private const string Front = """{"id":"gid://shopify/MediaImage/21","alt":"front","mediaContentType":"IMAGE","image":{"url":"https://cdn/a.png?v=1"},"__parentId":"gid://shopify/Product/1"}""";
    private const string Back = """{"id":"gid://shopify/MediaImage/22","alt":"back","mediaContentType":"IMAGE","image":{"url":"https://cdn/b.png?v=1"},"__parentId":"gid://shopify/Product/1"}""";
    private const string Marked = "0123456789abcdef0123456789abcdef";

    private static readonly string Another = Product.Replace("Product/1", "Product/2", StringComparison.Ordinal);
    private static readonly string[] Lines = [Product, Variant, Front, Back];

    private TemporaryFolder _folder = null!;

    private string Memory => Path.Combine(_folder.Path, "remembered", "0.lines");

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Groups_LinesAsTheLastTime_GiveTheSameProduct()
    {
        var first = Read(Lines).Single();

        var again = Read(Lines).Single();

        Assert.Multiple(() =>
        {
            Assert.That((again.RemoteId, again.UpdatedAt, again.Hash), Is.EqualTo((first.RemoteId, first.UpdatedAt, first.Hash)));
            Assert.That(first.Hash, Is.EqualTo(SnapshotHashes.Of(first.Snapshot).Together));
        });
    }

    [Test]
    public void Groups_LinesAsTheLastTime_AreNotReadUntilAskedFor()
    {
        Mark();

        Read(Lines, linked: true, products =>
        {
            Assert.That(products.Single().Hash, Is.EqualTo(Marked), "the hash is what was remembered");
            Assert.That(products.Single().Snapshot.Content.Title, Is.EqualTo("Jacket"));
            Assert.That(products.Single().OrderIsUnsure, Is.False);
        });
    }

    [Test]
    public void Groups_WithLinesOfAnotherProductBetween_AreAsTheLastTime()
    {
        Mark();

        Assert.That(Read([Product, Variant, Another, Front, Back]).Single(p => p.RemoteId.EndsWith("/1", StringComparison.Ordinal)).Hash, Is.EqualTo(Marked));
    }

    [Test]
    public void Groups_PicturesInAnotherOrder_AreReadAnew()
    {
        Mark();

        var product = Read([Product, Variant, Back, Front]).Single();

        Assert.That(product.Hash, Is.EqualTo(SnapshotHashes.Of(product.Snapshot).Together));
    }

    [Test]
    public void Groups_AVariantBeforeItsProduct_LeaveTheOrderUnsure()
    {
        Read([Variant, Product, Front, Back]);

        Read([Variant, Product, Front, Back], linked: true, products => Assert.That(products.Single().OrderIsUnsure, Is.True));
    }

    [Test]
    public void Groups_OneByteMoved_IsReadAnew()
    {
        Mark();

        var product = Read([.. Lines.Select(l => l.Replace("2026-11-01T10:00:00Z", "2026-11-01T10:00:01Z", StringComparison.Ordinal))]).Single();

        Assert.That(product.Hash, Is.EqualTo(SnapshotHashes.Of(product.Snapshot).Together));
        Assert.That(product.UpdatedAt.Second, Is.EqualTo(1));
    }

    [Test]
    public void Groups_AProductThatIsThereTwice_IsThereTwiceAgain()
    {
        var first = Read([.. Lines, .. Lines]);

        Assert.That(first, Has.Count.EqualTo(2));
        Assert.That(Read([.. Lines, .. Lines]).Select(p => p.Hash), Is.EqualTo(first.Select(p => p.Hash)));
    }

    [Test]
    public void Groups_OfAStoreWithoutLinks_AreReadAndRemembered()
    {
        Mark();

        var product = Read(Lines, linked: false).Single();
        var again = Read(Lines).Single();

        Assert.That(product.Written.Json, Is.EqualTo(SnapshotJson.Write(product.Snapshot)));
        Assert.That((product.Hash, again.Hash), Is.EqualTo((SnapshotHashes.Of(product.Snapshot).Together, product.Hash)));
    }

    [TestCase(3, Description = "of another build")]
    [TestCase(20, Description = "its checksum")]
    [TestCase(50, Description = "an entry")]
    [TestCase(-1, Description = "cut off")]
    public void Groups_WithADamagedMemory_ReadTheLines(int at)
    {
        Mark();
        var bytes = File.ReadAllBytes(Memory);
        if (at < 0)
            bytes = bytes[..^1];
        else
            bytes[at] ^= 1;
        File.WriteAllBytes(Memory, bytes);

        var product = Read(Lines).Single();

        Assert.That(product.Hash, Is.EqualTo(SnapshotHashes.Of(product.Snapshot).Together));
    }

    [Test]
    public void Groups_LeftEarly_RememberNothing()
    {
        using (var part = Open([.. Lines, Another], linked: true))
            Assert.That(part.Groups(1).First().Products, Has.Count.EqualTo(1));

        Assert.That(File.Exists(Memory), Is.False);
    }

    /// <summary>As if the lines had come to a hash that tells where it was taken from.</summary>
    private void Mark()
    {
        var memory = LineMemory.Open(Memory);
        memory.Keep(new LineMemory.Entry(
            LineMemory.DigestOf(Encoding.UTF8.GetBytes(string.Join('\n', Lines))), UInt128.Parse(Marked, System.Globalization.NumberStyles.HexNumber, null), 1, A.Noon.UtcTicks));
        memory.Save();
    }

    private List<RemoteProduct> Read(string[] lines, bool linked = true, Action<List<RemoteProduct>>? look = null)
    {
        using var part = Open(lines, linked);
        var products = part.Groups(10).SelectMany(g => g.Products).ToList();
        products.ForEach(p => _ = p.Snapshot);
        look?.Invoke(products);
        return products;
    }

    private IBulkPart Open(string[] lines, bool linked)
    {
        var path = Path.Combine(_folder.Path, "part-0.jsonl");
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return new PartReader(path, LineMemory.Open(Memory), linked);
    }
}
