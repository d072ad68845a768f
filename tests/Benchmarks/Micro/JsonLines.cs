using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using ShopifySync.Infrastructure.Shopify.Bulk;

namespace ShopifySync.Benchmarks.Micro;

/// <summary>
/// A part of a bulk file, its lines in disorder: finding each line's product, as when the file is cut, and putting the products together. For one
/// product of a thousand. Public, because BenchmarkDotNet calls it.
/// </summary>
public class JsonLines
{
    private const int Products = 1_000;
    private const int GroupSize = 500;

    private string _file = "";
    private byte[][] _lines = [];

    private string Memory => $"{_file}.remembered";

    [Params(3, 100)]
    public int Variants { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var lines = Enumerable.Range(1, Products).SelectMany(Lines).Select(Encoding.UTF8.GetBytes).ToArray();
        new Random(1).Shuffle(lines);
        _lines = lines;
        _file = Path.GetTempFileName();
        using var file = File.Create(_file);
        foreach (var line in lines)
        {
            file.Write(line);
            file.WriteByte((byte)'\n');
        }
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        File.Delete(_file);
        File.Delete(Memory);
    }

    [Benchmark(OperationsPerInvoke = Products)]
    public long JsonlKeys()
    {
        var sum = 0L;
        foreach (var line in _lines)
            sum += LineKey.Of(line).Product;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Products)]
    public int JsonlGrouping()
    {
        // Nothing is remembered: each line is read.
        File.Delete(Memory);
        using var part = new PartReader(_file, LineMemory.Open(Memory), linked: true);
        return part.Groups(GroupSize).Sum(group => group.Products.Count);
    }

    private IEnumerable<string> Lines(int product)
    {
        var gid = string.Create(CultureInfo.InvariantCulture, $"gid://shopify/Product/{1_000_000 + product}");
        yield return $$"""{"id":"{{gid}}","updatedAt":"2026-10-01T12:00:00Z","title":"Shirt {{product}}","handle":"shirt-{{product}}","descriptionHtml":"<p>Made of cotton, washed once.</p>","vendor":"Acme","productType":"Shirts","category":null,"status":"ACTIVE","tags":["cotton","summer"],"seo":{"title":null,"description":null},"options":[{"name":"Size","optionValues":[{"name":"1"}]}]}""";
        for (var n = 0; n < Variants; n++)
            yield return $$"""{"id":"gid://shopify/ProductVariant/{{(product * 1_000) + n}}","position":{{n + 1}},"sku":"SKU-{{product}}-{{n}}","barcode":null,"price":"19.90","compareAtPrice":null,"taxable":true,"inventoryPolicy":"DENY","selectedOptions":[{"value":"{{n}}"}],"inventoryItem":{"tracked":true,"unitCost":null,"measurement":{"weight":{"value":0.2,"unit":"KILOGRAMS"} } },"__parentId":"{{gid}}"}""";
    }
}
