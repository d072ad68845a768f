using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Lanes;

/// <summary>
/// Carries out one kind of operation. To add a kind: one file with its arguments and its handler, and one line in
/// <see cref="OperationsRegistration"/>.
/// </summary>
public interface IOperationHandler
{
    /// <summary>
    /// Reads, calls the store, then ends with exactly one <see cref="OperationContext.Commit"/>. It may be run again after
    /// being killed at any point, so whatever it sends must be safe to find already done.
    /// </summary>
    Task Run(OperationContext context, CancellationToken ct);

    /// <summary>Its attempts ended: records on what it was about why it did not happen.</summary>
    Task Abandon(OperationContext context, Error reason, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>A handler with typed arguments, kept as JSON in the operation's row.</summary>
public abstract class OperationHandler<TArguments> : IOperationHandler
{
    public Task Run(OperationContext context, CancellationToken ct) => Run(context, Arguments(context), ct);

    public Task Abandon(OperationContext context, Error reason, CancellationToken ct) => Abandon(context, Arguments(context), reason, ct);

    protected abstract Task Run(OperationContext context, TArguments arguments, CancellationToken ct);

    protected virtual Task Abandon(OperationContext context, TArguments arguments, Error reason, CancellationToken ct) => Task.CompletedTask;

    private static TArguments Arguments(OperationContext context) => FieldValue.Read<TArguments>(context.Operation.Arguments)!;
}
