using System.Diagnostics.CodeAnalysis;

namespace ShopifySync.Domain.Common;

/// <summary>A type that can be made from an error, so that the validation behaviour needs no reflection.</summary>
public interface IFailable<TSelf>
{
    static abstract TSelf From(Error error);
}

/// <summary>The outcome of an action that may be refused for an expected reason.</summary>
public sealed class Result : IFailable<Result>
{
    private Result(Error? error) => Error = error;

    public static Result Success { get; } = new(null);

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsFailure => Error is not null;

    public static Result From(Error error) => new(error);

    public static implicit operator Result(Error error) => new(error);
}

/// <summary>The outcome of an action that gives a value or is refused for an expected reason.</summary>
public sealed class Result<T> : IFailable<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsFailure => Error is not null;

    /// <summary>The value; reading it of a failure is a bug and throws.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"No value: {Error.Code}");

    public static Result<T> From(Error error) => new(default, error);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}
