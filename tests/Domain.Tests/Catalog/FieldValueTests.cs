using System.Text.Json;
using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Tests.Catalog;

public sealed class FieldValueTests
{
    [TestCase("19.90", "19.9")]
    [TestCase("19.9000000000000000000000", "19.9")]
    [TestCase("\"19.90\"", "19.9")]
    [TestCase("100", "100")]
    [TestCase("1e2", "100")]
    [TestCase("-0.00", "0")]
    [TestCase("-12.50", "-12.5")]
    [TestCase("79228162514264337593543950335", "79228162514264337593543950335")]
    [TestCase("-79228162514264337593543950335", "-79228162514264337593543950335")]
    [TestCase("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void Amount_HoweverWritten_HasOneText(string json, string text) =>
        Assert.That(FieldValue.Of(FieldValue.Read<decimal>(json)), Is.EqualTo(text));

    [TestCase("\"19,90\"", TestName = "Amount_WithADecimalComma_IsNotReadAsThousands")]
    [TestCase("\"1,000\"", TestName = "Amount_WithThousands_IsRefused")]
    [TestCase("\"\"", TestName = "Amount_OfNoText_IsRefused")]
    public void Amount_ThatCouldMeanTwoThings_IsRefused(string json) =>
        Assert.That(() => FieldValue.Read<decimal>(json), Throws.InstanceOf<JsonException>().Or.InstanceOf<FormatException>());

    [TestCase(ProductStatus.Unlisted, "\"unlisted\"")]
    [TestCase(InventoryPolicy.Continue, "\"continue\"")]
    public void Enum_IsWrittenAsText<T>(T value, string json)
        where T : struct, Enum
    {
        var text = FieldValue.Of<T?>(value);

        Assert.That((text, FieldValue.Read<T>(text)), Is.EqualTo((json, value)));
    }

    [TestCase("1")]
    [TestCase("\"sold\"")]
    public void Enum_ThatIsNone_IsRefused(string json) => Assert.That(() => FieldValue.Read<ProductStatus>(json), Throws.InstanceOf<JsonException>().Or.InstanceOf<FormatException>());

    [TestCase("Ärmel <b>قميص</b> & 'x'", "\"Ärmel <b>قميص</b> & 'x'\"")]
    [TestCase("👕", "\"\\uD83D\\uDC55\"")]
    public void Text_IsWrittenOneWayAndReadAsTyped(string typed, string json) =>
        Assert.That((FieldValue.Of(typed), FieldValue.Read<string>(json)), Is.EqualTo((json, typed)));

    [TestCase(null, "")]
    [TestCase("null", "")]
    [TestCase("\"Linen\"", "Linen")]
    [TestCase("true", "yes")]
    [TestCase("false", "no")]
    [TestCase("19.9", "19.9")]
    [TestCase("""["a","b"]""", "a, b")]
    [TestCase("[]", "")]
    [TestCase("""{"value":1.5,"unit":"KILOGRAMS"}""", "1.5 kilograms")]
    [TestCase("""{"type":"json","value":"[1]"}""", "[1]")]
    [TestCase("""[{"name":"Size","values":["S","M"]}]""", "Size: S, M")]
    [TestCase("""[{"source":"https://a.example/1.jpg","alt":"","kind":"IMAGE"}]""", "https://a.example/1.jpg")]
    [TestCase("""{"optionValues":["Red","S"],"price":10,"taxable":true,"sku":null}""", "optionValues: Red, S; price: 10; taxable: yes")]
    public void Display_OfAnyValue_IsForPeople(string? value, string shown) => Assert.That(FieldValue.Display(value), Is.EqualTo(shown));
}
