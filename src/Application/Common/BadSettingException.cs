namespace ShopifySync.Application.Common;

/// <summary>A setting with which the server cannot start; the message is for whoever set it.</summary>
public sealed class BadSettingException(string message) : Exception(message);
