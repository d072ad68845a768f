using System.Text.Json.Serialization;
using MediatR;
using ShopifySync.Application.Catalog;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Endpoints;

internal static class ProductEndpoints
{
    public static void MapProductEndpoints(this IEndpointRouteBuilder api)
    {
        // The same list under the name that older programs know.
        foreach (var route in new[] { "/api/products", "/api/shopify/products" })
        {
            var products = api.MapGroup(route).WithTags("Products");
            products.MapGet("/", Search).Produces<Page<ProductRow>>();
            products.MapPost("/", Create).Produces<ProductAnswer>(StatusCodes.Status201Created);
        }

        var one = api.MapGroup("/api/products/{id:guid}").WithTags("Products");
        one.MapGet("/", Get).Produces<ProductAnswer>();
        one.MapPut("/", Edit).Produces<ProductAnswer>().ProducesProblem(StatusCodes.Status409Conflict);
        one.MapDelete("/", Delete).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
        one.MapPost("/lock", (Guid id, IMediator mediator, CancellationToken ct) => Lock(id, true, mediator, ct));
        one.MapPost("/unlock", (Guid id, IMediator mediator, CancellationToken ct) => Lock(id, false, mediator, ct));
        one.MapPost("/offer", Offer).Produces(StatusCodes.Status202Accepted);
        one.MapGet("/versions", Versions).Produces<Page<ProductVersionAnswer>>();

        var choices = api.MapGroup("/api/shopify/products").WithTags("Products");
        choices.MapGet("/vendors", (IMediator mediator, CancellationToken ct, Guid? storeId = null) => Choices(storeId, c => c.Vendors, mediator, ct));
        choices.MapGet("/types", (IMediator mediator, CancellationToken ct, Guid? storeId = null) => Choices(storeId, c => c.ProductTypes, mediator, ct));
    }

    private static async Task<IResult> Search(
        IMediator mediator, CancellationToken ct, string? q = null, string? vendor = null, string? productType = null, string? status = null, string? tag = null,
        Guid? storeId = null, Guid? catalogueId = null, string? syncStatus = null, int limit = 50, string? cursor = null)
    {
        var (ofProduct, ofSync) = (Choice.Read<ProductStatus>(status, "status"), Choice.Read<SyncStatus>(syncStatus, "syncStatus"));
        if (ofProduct.IsFailure || ofSync.IsFailure)
            return (ofProduct.Error ?? ofSync.Error)!.ToProblem();

        var filter = new ProductFilter(Catalogue(catalogueId), q, vendor, productType, ofProduct.Value, tag, Store(storeId), ofSync.Value);
        return (await mediator.Send(new SearchProductsQuery(filter, new PageRequest(limit, cursor)), ct))
            .ToHttp(page => Results.Ok(Page.Of(page)));
    }

    private static async Task<IResult> Get(Guid id, HttpResponse response, IMediator mediator, CancellationToken ct) =>
        (await Load(id, mediator, ct)).ToHttp(found => Answer(found, response));

    private static async Task<IResult> Create(ProductBody body, HttpResponse response, IMediator mediator, CancellationToken ct)
    {
        var command = body.ToCreate();
        if (command.IsFailure)
            return command.Error.ToProblem();

        var created = await mediator.Send(command.Value, ct);
        if (created.IsFailure)
            return created.Error.ToProblem();

        var found = await Load(created.Value.Value, mediator, ct);
        return found.ToHttp(product =>
        {
            Tag(product, response);
            return Results.Created($"/api/products/{product.Id}", ProductAnswer.Of(product));
        });
    }

    private static async Task<IResult> Edit(Guid id, ProductBody body, HttpRequest request, HttpResponse response, IMediator mediator, CancellationToken ct)
    {
        var command = body.ToEdit(new ProductId(id), request);
        if (command.IsFailure)
            return command.Error.ToProblem();

        var edited = await mediator.Send(command.Value, ct);
        var current = await Load(id, mediator, ct);
        if (!edited.IsFailure)
            return current.ToHttp(found => Answer(found, response));

        // Who edited something older is shown what is there now.
        var problem = edited.Error.ToProblem();
        if (edited.Error.Kind == ErrorKind.Conflict && !current.IsFailure)
            problem.ProblemDetails.Extensions["current"] = ProductAnswer.Of(current.Value);
        return problem;
    }

    private static async Task<IResult> Delete(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DeleteProductCommand(new ProductId(id)), ct)).ToHttp();

    private static async Task<IResult> Lock(Guid id, bool locked, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new LockProductCommand(new ProductId(id), locked), ct)).ToHttp();

    private static async Task<IResult> Offer(Guid id, OfferBody body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new OfferProductCommand(new ProductId(id), body.StoreId), ct))
            .ToHttp(change => Results.Accepted($"/api/sync/staged/{change}", new { stagedChangeId = change }));

    private static async Task<IResult> Versions(Guid id, IMediator mediator, CancellationToken ct, int limit = 50, string? cursor = null) =>
        (await mediator.Send(new ListProductVersionsQuery(new ProductId(id), new PageRequest(limit, cursor)), ct))
            .ToHttp(page => Results.Ok(new Page<ProductVersionAnswer>([.. page.Items.Select(ProductVersionAnswer.Of)], page.NextCursor, page.Total)));

    private static async Task<IResult> Choices(Guid? storeId, Func<ProductChoices, IReadOnlyList<string>> which, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListProductChoicesQuery(null, Store(storeId)), ct)).ToHttp(words => Results.Ok(Page.Of(which(words))));

    private static Task<Result<ProductDetails>> Load(Guid id, IMediator mediator, CancellationToken ct) => mediator.Send(new GetProductQuery(new ProductId(id)), ct);

    private static IResult Answer(ProductDetails product, HttpResponse response)
    {
        Tag(product, response);
        return Results.Ok(ProductAnswer.Of(product));
    }

    private static void Tag(ProductDetails product, HttpResponse response) => response.Headers.ETag = $"\"{product.Version}\"";

    private static StoreId? Store(Guid? id) => id is { } value ? new StoreId(value) : null;

    private static CatalogueId? Catalogue(Guid? id) => id is { } value ? new CatalogueId(value) : null;
}

internal sealed record OfferBody([property: JsonRequired] StoreId StoreId);
