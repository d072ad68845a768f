namespace ShopifySync.Application.Common;

/// <summary>Never written to a log, whoever logs the object that has it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
